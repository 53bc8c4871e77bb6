// dicom-media-storage export -o uids.hpp
#include <iostream>
#include <string>

#include "uids.hpp"

int main() {
    const std::string uid = "1.2.840.10008.5.1.4.1.1.2";
    if (uid == dicom::ct_image_storage) {
        std::cout << "CT image\n";
    }
}
