// dicom-media-storage export -o dicom/uids.go
package main

import (
	"fmt"

	"example.org/program/dicom"
)

func main() {
	uid := "1.2.840.10008.5.1.4.1.1.2"
	if uid == dicom.CTImageStorage {
		fmt.Println("CT image")
	}
}
