package org.khuevan.ingest.reading;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.khuevan.ingest.Findings;

/// What a child process is asked: one line of JSON.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Request {

    /// An absolute path of the file that it is about.
    String file();

    /// The name that a person gave the file, or empty.
    String name();

    /// The folder into which it may write.
    String output();

    /// What makes a file searchable: its text and what it says of itself.
    ///
    /// @param file an absolute path
    /// @param output an absolute path of an empty folder
    record Read(String file, String name, String output, int textCharacters) implements Request {}

    /// What shows how a file looks.
    ///
    /// @param findings of reading it
    /// @param printed an absolute path of the file as its office program prints it, or empty
    record Picture(String file, String name, String output, Findings findings, String printed)
            implements Request {}

    /// What a picture says, or the pages of a document that are pictures.
    ///
    /// @param findings of reading it
    record Words(String file, String name, String output, Findings findings) implements Request {}

    /// Makes of a file, if it has words in fonts of legacy encodings, one that looks right on a
    /// machine without those fonts: `mended` in the output.
    record Mend(String file, String name, String output, String mediaType) implements Request {}
}
