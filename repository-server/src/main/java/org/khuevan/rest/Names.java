package org.khuevan.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Constants as the API writes them: `RESOURCE_TYPE` is `resource-type`.
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
