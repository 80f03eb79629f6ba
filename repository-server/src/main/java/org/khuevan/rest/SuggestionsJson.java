package org.khuevan.rest;

import java.util.List;
import org.khuevan.search.Suggestion;

/// What somebody who is still typing may want, the likeliest first in each kind.
record SuggestionsJson(List<SuggestionJson> suggestions) {

    static SuggestionsJson of(List<Suggestion> suggestions) {
        return new SuggestionsJson(suggestions.stream().map(SuggestionJson::of).toList());
    }

    /// @param kind query, correction, subject, level, person, course, or the kind of a material
    /// @param highlighted HTML in which the typed words stand in `mark`
    /// @param detail a passage, or for subjects and levels the number of materials
    /// @param url where it leads
    record SuggestionJson(String kind, String text, String highlighted, String detail, String url) {

        static SuggestionJson of(Suggestion suggestion) {
            return new SuggestionJson(
                    Names.of(suggestion.kind()),
                    suggestion.text().text(),
                    SearchJson.html(suggestion.text()),
                    suggestion.detail(),
                    suggestion.address());
        }
    }
}
