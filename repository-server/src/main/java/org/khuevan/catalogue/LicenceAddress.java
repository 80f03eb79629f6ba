package org.khuevan.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one address of a licence, of the many that people and programs write: without `https`, with
/// `www`, without the last slash, or that of its deed or legal code in some language.
final class LicenceAddress {

    private static final Pattern CREATIVE_COMMONS =
            Pattern.compile(
                    "creativecommons\\.org/(licenses|publicdomain)/([a-z+-]+)/(\\d\\.\\d)"
                            + "(/[a-z]{2,3}(?=/|$))?"
                            + "(/(deed|legalcode)([._-][a-z_-]+)?)?");
    private static final Map<String, String> LISTED =
            Vocabulary.LICENCE.terms().stream()
                    .collect(Collectors.toUnmodifiableMap(term -> bare(term.code()), Term::code));

    private LicenceAddress() {}

    /// @param written as somebody wrote it
    /// @return as our list has it, or as Creative Commons has it; any other as it was written
    static String of(String written) {
        String bare = bare(written);
        Matcher commons = CREATIVE_COMMONS.matcher(bare);
        if (!commons.matches()) {
            return LISTED.getOrDefault(bare, written);
        }
        // Licences of one country's law are licences of their own; there are none since 4.0.
        String country = commons.group(4) == null ? "" : commons.group(4);
        return "https://creativecommons.org/%s/%s/%s%s/"
                .formatted(commons.group(1), commons.group(2), commons.group(3), country);
    }

    private static String bare(String address) {
        return address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(https?:)?(//)?(www\\.)?", "")
                .replaceFirst("/+$", "");
    }
}
