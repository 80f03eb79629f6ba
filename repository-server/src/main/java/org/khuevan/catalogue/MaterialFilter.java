package org.khuevan.catalogue;

/// What somebody looks for among the materials that they work on.
///
/// @param words of the title (of a file's name where there is none) or of the owner's name, without
///   case and Vietnamese marks; empty for all
public record MaterialFilter(String words, Pick pick) {

    public static final MaterialFilter ALL = new MaterialFilter("", Pick.ALL);

    public MaterialFilter {
        words = words.strip().replace("\0", "");
    }

    /// Which of them.
    public enum Pick {
        ALL,
        /// Something is missing that a librarian would add or mend: title, language, licence, type,
        /// subjects, content, or a file that can be read.
        ATTENTION,
        PUBLISHED,
        /// There is a draft, be it of a new version.
        DRAFT,
        WITHDRAWN
    }
}
