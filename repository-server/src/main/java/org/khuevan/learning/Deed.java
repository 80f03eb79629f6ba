package org.khuevan.learning;

import java.time.Instant;
import java.util.UUID;

/// Something a student did with an activity, as their browser saw it.
///
/// @param id made by the browser; the same deed sent again has the same one
/// @param at by the browser's clock
public record Deed(UUID id, Instant at, What what) {

    /// What was done.
    public sealed interface What {

        /// A stretch of a recording was played, at any speed. Browsers report every ten seconds, so
        /// one of an hour was not played.
        record Played(Interval stretch) implements What {

            private static final long LAST = 12 * 3_600_000L;
            private static final long LONGEST = 120_000;

            public Played {
                if (stretch.to() > LAST) {
                    throw new IllegalArgumentException("no recording is so long: " + stretch);
                }
                if (stretch.length() > LONGEST) {
                    throw new IllegalArgumentException("too long for one stretch: " + stretch);
                }
            }
        }

        /// A page or slide was on the screen long enough to be seen.
        ///
        /// @param page counted from 1
        record Saw(int page) implements What {

            public Saw {
                if (page < 1) {
                    throw new IllegalArgumentException("pages count from 1, not " + page);
                }
            }
        }

        /// The end of a text was reached.
        record ReadThrough() implements What {}
    }
}
