// dicom-media-storage export -o uids.h
#include <stdio.h>
#include <string.h>

#include "uids.h"

int main(void) {
    const char *uid = "1.2.840.10008.5.1.4.1.1.2";
    if (strcmp(uid, DICOM_CT_IMAGE_STORAGE) == 0) {
        puts("CT image");
    }
    return 0;
}
