package org.khuevan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Prefilled.Field;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;

/// What files say of themselves, put together to what is said of all of them.
class PrefillTest {

    private static final Findings SLIDES =
            found(
                    Kind.SLIDES,
                    new Property(Name.LANGUAGE, "en", Origin.TEXT),
                    new Property(Name.AUTHOR, "Jane Doe", Origin.EMBEDDED));

    private static final Findings DOCUMENT =
            found(
                    Kind.DOCUMENT,
                    new Property(Name.TITLE, "Quang hợp ở thực vật", Origin.LAYOUT),
                    new Property(Name.LANGUAGE, "vi", Origin.TEXT));

    @Test
    void theLanguageIsThatOfTheFileThatSaysTheTitle() {
        Description filled = filled(Set.of());
        assertThat(filled.title()).isEqualTo("Quang hợp ở thực vật");
        assertThat(filled.language()).isEqualTo("vi");
        assertThat(filled.resourceType()).isEqualTo("slides");
        assertThat(filled.contributors())
                .containsExactly(new Description.Contributor("Jane Doe", "author"));
    }

    @Test
    void whatAPersonWantsEmptyStaysEmpty() {
        assertThat(filled(Set.of(Field.LANGUAGE)).language()).isEmpty();
    }

    private static Description filled(Set<Field> declined) {
        return new Prefill(List.of(SLIDES, DOCUMENT), declined)
                .fill(Description.of("", ""), "")
                .description();
    }

    private static Findings found(Kind kind, Finding... all) {
        return new Findings(kind, "application/octet-stream", List.of(all));
    }
}
