package org.khuevan.learning;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/// The order of names on class lists, as Vietnamese schools have it: by the last word, which is the
/// given name (and the family name of those who write it last), and then by the whole.
final class RollOrder implements Comparator<String> {

    private final Collator order = Collator.getInstance(Locale.of("vi"));

    @Override
    public int compare(String one, String other) {
        int last = order.compare(last(one), last(other));
        return last == 0 ? order.compare(one.strip(), other.strip()) : last;
    }

    private static String last(String name) {
        String tidy = name.strip();
        return tidy.substring(tidy.lastIndexOf(' ') + 1);
    }
}
