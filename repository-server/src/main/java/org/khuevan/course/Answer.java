package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a student answered. An answer that does not fit the kind of its question, or names what is
/// not in it, is wrong and not a failure: it comes from a browser.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Answer {

    /// The keys of chosen choices: one or none where one can be chosen, `true` or `false`.
    record Chosen(Set<String> keys) implements Answer {
        public Chosen {
            keys = Set.copyOf(keys);
        }

        public static Chosen one(String key) {
            return new Chosen(Set.of(key));
        }
    }

    /// Words, a number with its unit, or an essay (Markdown).
    record Written(String text) implements Answer {}

    /// The keys of targets by the keys of items.
    record Matched(Map<String, String> targets) implements Answer {
        public Matched {
            targets = Map.copyOf(targets);
        }
    }

    /// The keys of all items, the first one first.
    record Ordered(List<String> keys) implements Answer {
        public Ordered {
            keys = List.copyOf(keys);
        }
    }

    /// What is in the gaps, by their keys: the key of a choice, words, or a number.
    record Filled(Map<String, String> gaps) implements Answer {
        public Filled {
            gaps = Map.copyOf(gaps);
        }
    }
}
