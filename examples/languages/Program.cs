// dicom-media-storage export -o StorageSOPClass.cs
using Dicom;

public static class Program
{
    public static void Main()
    {
        string uid = "1.2.840.10008.5.1.4.1.1.2";
        switch (uid)
        {
            case StorageSOPClass.CTImageStorage:
                System.Console.WriteLine("CT image");
                break;
        }
    }
}
