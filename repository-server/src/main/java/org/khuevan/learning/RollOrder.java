package org.khuevan.learning;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/// The order of names on class lists, as Vietnamese schools have it: by the last word, which is the
/// given name (and the family name of those who write it last), and then by the whole; numbers by
/// what they count. Compares in one thread at a time.
final class RollOrder implements Comparator<String> {

    private final Collator order = order();

    private static Collator order() {
        Collator order = Collator.getInstance(ULocale.forLanguageTag("vi"));
        if (order instanceof RuleBasedCollator byRules) {
            byRules.setNumericCollation(true);
        }
        return order;
    }

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
