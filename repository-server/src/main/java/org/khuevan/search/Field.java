package org.khuevan.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The searched parts of a material: what a word in each is worth, and how much its length counts
/// (the weights and normalisations of BM25F).
///
/// Each is indexed by itself with the places of its folded words, for phrases and for those who ask
/// for just this part. What all are worth together is in [#WORDS] and [#PAIRS].
enum Field {
    TITLE(4f, 0.5f, 8),
    KEYWORDS(2f, 0.5f, 8),
    SUMMARY(1.2f, 0.6f, 40),
    PEOPLE(2f, 0.3f, 4),
    PUBLISHER(1f, 0.3f, 4),
    IDENTIFIERS(2f, 0f, 2),
    FILES(1.5f, 0.5f, 8),
    ORGANISATION(0.6f, 0.3f, 5),
    /// Subjects, levels and type in both languages.
    LABELS(0.8f, 0.3f, 8),
    /// The text of all files, and of one passage.
    BODY(1f, 0.7f, 120);

    static final List<Field> OF_MATERIALS =
            Arrays.stream(values()).filter(field -> field != BODY).toList();

    /// All words of a material in all their forms. How often one occurs is what it is worth there.
    static final String WORDS = "words";

    /// Words side by side in its description, as `hoc_sinh`.
    static final String PAIRS = "pairs";

    /// The same of a passage.
    static final String SAID = "said";

    static final String SAID_PAIRS = "said-pairs";

    /// The id of the material.
    static final String ID = "id";

    /// There for what not everybody may see.
    static final String HIDDEN = "hidden";

    /// The signs of those who may see the material, of [org.khuevan.catalogue.Readers].
    static final String READERS = "readers";

    /// How often it was used, changed without indexing it again.
    static final String USES = "uses";

    /// When the material was published, in milliseconds since 1970.
    static final String PUBLISHED = "published";

    /// The year in which it was made.
    static final String YEAR = "year";

    /// The title's collation key, for sorting.
    static final String COLLATED = "collated";

    final float weight;
    final float lengthCounts;

    /// In words, of a usual text.
    final int usualLength;

    Field(float weight, float lengthCounts, int usualLength) {
        this.weight = weight;
        this.lengthCounts = lengthCounts;
        this.usualLength = usualLength;
    }

    String indexed() {
        return "in-" + name().toLowerCase(Locale.ROOT);
    }
}
