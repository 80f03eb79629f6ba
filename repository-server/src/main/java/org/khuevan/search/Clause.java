package org.khuevan.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a search asks of the index, in words that every engine understands. What fits has a score;
/// higher is better.
sealed interface Clause {

    /// Has the word; worth more the rarer it is and the more it is worth there ([WeightedWords]).
    record Has(String field, String word, float weight) implements Clause {}

    /// Has the words in this order in the text of a field; no score.
    record Phrase(Field field, List<String> words) implements Clause {

        public Phrase {
            words = List.copyOf(words);
        }
    }

    /// Has the words in this order, and behind them a word that begins so; the weight is the score.
    record Begins(Field field, List<String> before, String beginning, float weight)
            implements Clause {

        public Begins {
            before = List.copyOf(before);
        }
    }

    /// Has a word that is spelt nearly so.
    record Similar(String field, String word, float weight) implements Clause {}

    /// Fits all that it must and nothing that it must not; scores of `must` and `may` are added.
    record All(List<Clause> must, List<Clause> may, List<Clause> filters, List<Clause> mustNot)
            implements Clause {

        public All {
            must = List.copyOf(must);
            may = List.copyOf(may);
            filters = List.copyOf(filters);
            mustNot = List.copyOf(mustNot);
        }
    }

    /// Fits at least so many of them; their scores are added.
    record Some(List<Clause> of, int least) implements Clause {

        public Some {
            of = List.copyOf(of);
        }
    }

    /// Fits one of them; the best score counts.
    record Best(List<Clause> of) implements Clause {

        public Best {
            of = List.copyOf(of);
        }
    }

    /// A passage of the material fits; the best one counts.
    record InPassage(Clause passage, float weight) implements Clause {}

    /// Something that is named when the score is explained.
    record Named(Explanation.Kind kind, Clause clause) implements Clause {}

    /// Has one of these values; no score.
    record OneOf(String field, Set<String> values) implements Clause {

        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /// Is counted under one of these values; no score.
    record Under(Facet facet, Set<String> values) implements Clause {

        public Under {
            values = Set.copyOf(values);
        }
    }

    /// Has a number between these, both included; no score.
    record Between(String field, long first, long last) implements Clause {}

    /// Fits, and has this score.
    record Constant(Clause clause, float score) implements Clause {}

    record Everything() implements Clause {}

    record Nothing() implements Clause {}

    /// What is named in a clause, and counts for it.
    static List<Named> named(Clause clause) {
        return switch (clause) {
            case Named named -> List.of(named);
            case All all ->
                    Stream.concat(all.must().stream(), all.may().stream())
                            .flatMap(part -> named(part).stream())
                            .toList();
            case Some(List<Clause> of, _) ->
                    of.stream().flatMap(part -> named(part).stream()).toList();
            case Has _,
                    Phrase _,
                    Begins _,
                    Similar _,
                    Best _,
                    InPassage _,
                    OneOf _,
                    Under _,
                    Between _,
                    Constant _,
                    Everything _,
                    Nothing _ ->
                    List.of();
        };
    }
}
