// dicom-media-storage export -o uids.ts
import { StorageSOPClass, StorageSOPClassUID } from "./uids";

const uid: StorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2";
if (uid === StorageSOPClass.CTImageStorage) {
  console.log("CT image");
}
