package org.khuevan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceAddressTest {

    private static final String BY = "https://creativecommons.org/licenses/by/4.0/";

    @ParameterizedTest
    @CsvSource({
        "http://creativecommons.org/licenses/by/4.0, " + BY,
        "https://www.creativecommons.org/licenses/by/4.0/deed.vi, " + BY,
        "HTTPS://CreativeCommons.org/licenses/BY/4.0/legalcode, " + BY,
        "https://creativecommons.org/licenses/by/4.0/legalcode.zh-hans, " + BY,
        BY + ", " + BY,
        "http://creativecommons.org/licenses/by/3.0/vn/deed.vi,"
                + " https://creativecommons.org/licenses/by/3.0/vn/",
        "http://creativecommons.org/publicdomain/zero/1.0/deed.vi,"
                + " https://creativecommons.org/publicdomain/zero/1.0/",
        "http://www.gnu.org/licenses/fdl-1.3.html, https://www.gnu.org/licenses/fdl-1.3.html",
        "http://rightsstatements.org/vocab/InC/1.0, https://rightsstatements.org/vocab/InC/1.0/",
        "https://example.org/licences/Ours, https://example.org/licences/Ours"
    })
    void oneLicenceHasOneAddress(String written, String address) {
        assertThat(LicenceAddress.of(written)).isEqualTo(address);
        assertThat(LicenceAddress.of(address)).isEqualTo(address);
    }
}
