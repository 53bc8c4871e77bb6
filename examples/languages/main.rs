// dicom-media-storage export -o uids.rs
mod uids;

fn main() {
    let uid = "1.2.840.10008.5.1.4.1.1.2";
    match uid {
        uids::CT_IMAGE_STORAGE => println!("CT image"),
        _ => println!("another class"),
    }
}
