package org.khuevan.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What listening to a recording came to.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Heard {

    /// What is said, which may be nothing.
    ///
    /// @param language a BCP 47 tag, or `und`
    record Said(List<Cue> cues, String language) implements Heard {

        public Said {
            cues = List.copyOf(cues);
        }
    }

    /// It could not be heard.
    ///
    /// @param detail a technical line
    record NotHeard(Reason reason, String detail) implements Heard {}

    /// Why a recording could not be heard.
    enum Reason {
        /// It has no sound that can be read.
        NO_SOUND,
        /// The model is none, or too large for this machine.
        MODEL,
        TOOK_TOO_LONG,
        /// The listening process died.
        CRASHED
    }
}
