package org.khuevan.exchange;

import java.util.List;

/// Something that a person should know about one question after its way from or to another
/// platform.
///
/// @param question its name, or how its text begins
/// @param detail what it is about, in the words of the format, or empty
public record Remark(String question, What what, String detail) {

    /// Questions come in one list: where they stood in several, these are named.
    static List<Remark> categories(List<String> names) {
        List<String> different = names.stream().distinct().toList();
        return different.size() < 2
                ? List.of()
                : different.stream()
                        .map(name -> new Remark(name, What.PART_LOST, "category"))
                        .toList();
    }

    public enum What {
        /// A kind of question that there is not here, or not there: it was left out.
        KIND_LEFT_OUT(true),
        /// Something in it could not be read: it was left out.
        UNREADABLE_LEFT_OUT(true),
        /// It came without a picture, which was missing or is none.
        PICTURE_LOST(false),
        /// It came, but something about it that there is not here was lost.
        PART_LOST(false),
        /// It came as several questions: a gap with several right answers is one of its own here.
        SPLIT(false),
        /// It came, but no answer to it is right yet.
        UNFINISHED(false);

        private final boolean leftOut;

        What(boolean leftOut) {
            this.leftOut = leftOut;
        }

        /// Whether the question did not come at all.
        public boolean leftOut() {
            return leftOut;
        }
    }
}
