package org.khuevan.ingest;

/// Hears how far an examination is. Called from the examining thread, at most a few times a second.
@FunctionalInterface
public interface Progress {

    /// @param percent of the whole examination, 0 to 100, never falling
    void at(Step step, int percent);

    /// What is being done.
    enum Step {
        RECOGNISING,
        READING,
        /// Of an archive, one by one, of which there may be thousands.
        READING_FILES,
        PICTURING,
        /// An office program prints the file.
        PRINTING,
        /// Text is read from pictures, which takes seconds a page.
        READING_PICTURES,
        CONVERTING
    }
}
