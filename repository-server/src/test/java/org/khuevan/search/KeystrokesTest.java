package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words that were left as keystrokes.
class KeystrokesTest {

    @ParameterizedTest
    @CsvSource({
        "tieengs, tiếng",
        "tiengse, tiếng",
        "Vieejt, Việt",
        "hocj, học",
        "dduwowngf, đường",
        "dduwongf, đường",
        "duongdwf, đường",
        "nguwowif, người",
        "quangs, quáng",
        "giaos, giáo",
        "hoaf, hòa",
        "toans, toán",
        "nuwowcs, nước",
        "DDAIJ, ĐẠI"
    })
    void telex(String typed, String meant) {
        assertThat(Keystrokes.telex(typed)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"tie61ng, tiếng", "Vie65t, Việt", "d9u7o7ng2, đường", "ho5c, học", "sinh1, sính"})
    void vni(String typed, String meant) {
        assertThat(Keystrokes.vni(typed)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"hop", "sinh", "xyz", "str", "9", "H2SO4x"})
    void wordsThatNeedNoKeysStay(String typed) {
        assertThat(Keystrokes.vni(typed)).isEqualTo(Optional.empty());
        assertThat(Keystrokes.telex(typed)).isEqualTo(Optional.empty());
    }
}
