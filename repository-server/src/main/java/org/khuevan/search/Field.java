package org.khuevan.search;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;

/// The searched parts of a material, with what a word found in each is worth.
enum Field {
    TITLE(3f, true),
    KEYWORDS(1.5f, true),
    SUMMARY(1f, true),
    /// Authors, publisher, identifiers and names of files.
    NAMES(1.5f, false),
    /// Subjects, levels and type in both languages.
    LABELS(0.7f, false),
    /// The text of a passage; the only one that passages have, and materials do not.
    BODY(1f, true),

    // Parts of the above, for those who ask for just these.
    PEOPLE(1f, false),
    PUBLISHER(1f, false),
    IDENTIFIERS(1f, false),
    FILES(1f, false),
    ORGANISATION(1f, false);

    static final List<Field> OF_MATERIALS = List.of(TITLE, KEYWORDS, SUMMARY, NAMES, LABELS);

    /// Marks the last document of a block, which stands for the material as a whole.
    static final Term ROOT = new Term("root", "1");

    static final BitSetProducer ROOTS = new QueryBitSetProducer(new TermQuery(ROOT));

    /// The id of the material, in all documents of its block.
    static final String MATERIAL = "material";

    /// The id again, so that equal hits have an order that stays.
    static final String ORDER = "order";

    /// The id in the document of the material as a whole only.
    static final String ID = "id";

    /// The signs of those who may see the material, of [org.khuevan.catalogue.Readers].
    static final String READERS = "readers";

    /// How often it was used, changed without indexing it again.
    static final String USES = "uses";

    /// When the material was published, for sorting and ranges.
    static final String PUBLISHED = "published";

    /// The year in which it was made, as a point.
    static final String YEAR = "year";

    /// The title's collation key, for sorting.
    static final String COLLATED = "collated";

    final float worth;

    /// Whether it holds sentences, in which English words are inflected.
    final boolean prose;

    Field(float worth, boolean prose) {
        this.worth = worth;
        this.prose = prose;
    }

    String in(String form) {
        return name() + form;
    }
}
