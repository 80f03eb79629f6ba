package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khuevan.search.TypedText.Part;

/// How the search box is read.
class TypedTextTest {

    @Test
    void namesQuotesAndMinusesAreSigns() {
        assertThat(TypedText.of("tác-giả:\"Ngô Bảo\" -kind:video 'toán' -khó").parts())
                .extracting(Part::about, Part::text, Part::quoted, Part::excluded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Optional.of(Attribute.AUTHOR), "Ngô Bảo", true, false),
                        org.assertj.core.groups.Tuple.tuple(
                                Optional.of(Attribute.KIND), "video", false, true),
                        org.assertj.core.groups.Tuple.tuple(
                                Optional.empty(), "'toán'", false, false),
                        org.assertj.core.groups.Tuple.tuple(Optional.empty(), "khó", false, true));
    }

    @Test
    void whatOnlyLooksLikeASignIsAWord() {
        assertThat(TypedText.of("10:30 http://a.vn/b x:y author: -").parts())
                .allMatch(part -> part.about().isEmpty() && !part.excluded())
                .extracting(Part::text)
                .containsExactly("10:30", "http://a.vn/b", "x:y", "author:", "-");
    }

    @Test
    void valuesAreCodesLabelsAndInitials() {
        assertThat(Restrictions.of(Attribute.SUBJECT, "toan"))
                .isEqualTo(new Restriction.OneOf(Facet.SUBJECT, Set.of("mathematics")));
        assertThat(Restrictions.of(Attribute.LEVEL, "THPT"))
                .isEqualTo(new Restriction.OneOf(Facet.LEVEL, Set.of("upper-secondary")));
        assertThat(Restrictions.of(Attribute.KIND, "Trình chiếu"))
                .isEqualTo(new Restriction.OneOf(Facet.KIND, Set.of("slides")));
        assertThat(Restrictions.of(Attribute.YEAR, "2019-2021"))
                .isEqualTo(new Restriction.Years(2019, 2021));
        assertThat(Restrictions.of(Attribute.YEAR, "<2020"))
                .isEqualTo(new Restriction.Years(0, 2019));
        assertThat(Restrictions.of(Attribute.KIND, "xyz")).isEqualTo(new Restriction.Nothing());
    }
}
