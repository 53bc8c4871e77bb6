// dicom-media-storage export -o dicom/StorageSOPClass.java
import dicom.StorageSOPClass;

public class Main {
    public static void main(String[] arguments) {
        String uid = "1.2.840.10008.5.1.4.1.1.2";
        switch (uid) {
            case StorageSOPClass.CT_IMAGE_STORAGE:
                System.out.println("CT image");
                break;
            default:
                break;
        }
    }
}
