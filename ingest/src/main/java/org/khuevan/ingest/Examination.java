package org.khuevan.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How examining a file ended. That a file cannot be read is a result, not an exception.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Examination {

    /// The file was read.
    record Readable(Findings findings) implements Examination {}

    /// The file could not be read, and trying again as it is will not help a person.
    ///
    /// @param mediaType what the content seems to be, or `application/octet-stream`
    /// @param detail a technical line for operators, never shown to teachers
    record Unreadable(Problem problem, String mediaType, String detail) implements Examination {}

    /// Why a file could not be read. Pages and REST turn each into a sentence.
    enum Problem {
        EMPTY,
        PASSWORD_PROTECTED,
        /// The content is not of the kind that the name's ending promises, nor of any known one.
        NOT_WHAT_ITS_NAME_SAYS,
        DAMAGED,
        /// The file ends too early for anything in it to be used.
        TRUNCATED,
        /// A media container with neither sound nor picture.
        NO_STREAMS,
        TOOK_TOO_LONG,
        NEEDED_TOO_MUCH_MEMORY,
        /// The examining process died.
        CRASHED
    }
}
