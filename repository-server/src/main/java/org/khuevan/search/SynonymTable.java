package org.khuevan.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Groups of words that mean the same, in the folded words of the index.
///
/// @param others for each member of a group the other members
/// @param shouted members so short (*TH*, *QĐ*) that they count only when they are typed in capital
///   letters, because small they are mere syllables
/// @param longest how many words the longest member has
record SynonymTable(
        Map<List<String>, Set<List<String>>> others, Set<List<String>> shouted, int longest) {

    private static final int SHORT = 2;

    static final SynonymTable EMPTY = new SynonymTable(Map.of(), Set.of(), 0);

    static SynonymTable of(List<Synonyms.Group> groups, Analysis analysis) {
        Map<List<String>, Set<List<String>>> others = new HashMap<>();
        Set<List<String>> shouted = new LinkedHashSet<>();
        int longest = 0;
        for (Synonyms.Group group : groups) {
            List<List<String>> members = new ArrayList<>();
            for (String member : group.words()) {
                List<String> words = analysis.folded(member);
                if (words.isEmpty()) {
                    continue;
                }
                members.add(words);
                longest = Math.max(longest, words.size());
                if (member.length() <= SHORT) {
                    shouted.add(words);
                }
            }
            for (List<String> member : members) {
                Set<List<String>> same = others.computeIfAbsent(member, _ -> new LinkedHashSet<>());
                members.stream().filter(other -> !other.equals(member)).forEach(same::add);
            }
        }
        return new SynonymTable(others, shouted, longest);
    }

    /// What means the same as some words.
    ///
    /// @param capital whether they were typed in capital letters
    Optional<Set<List<String>>> of(List<String> words, boolean capital) {
        return shouted.contains(words) && !capital
                ? Optional.empty()
                : Optional.ofNullable(others.get(words));
    }
}
