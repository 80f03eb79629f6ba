package org.khuevan.exchange;

/// The formats that questions are written in.
public enum QuestionFormat {
    /// As Moodle 3 and 4 export it; one file.
    MOODLE_XML("application/xml", ".xml"),
    /// General Import Format Technology: plain text.
    GIFT("text/plain;charset=UTF-8", ".gift.txt"),
    /// 1EdTech Question and Test Interoperability 2.1, as a content package.
    QTI_21("application/zip", ".qti21.zip"),
    /// The same in its version 3.0.
    QTI_30("application/zip", ".qti30.zip");

    private final String mediaType;
    private final String ending;

    QuestionFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Of file names.
    public String ending() {
        return ending;
    }
}
