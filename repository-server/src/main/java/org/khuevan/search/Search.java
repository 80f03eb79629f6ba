package org.khuevan.search;

import java.util.List;
import org.springframework.stereotype.Service;

/// Finds public materials and passages in them.
@Service
public class Search {

    /// Never fails for what was typed, however strange.
    public Results search(SearchQuery query) {
        throw new UnsupportedOperationException(query.text());
    }

    /// A few hits with little detail while somebody types; the last word may be unfinished.
    public List<Hit> asTyped(String text, int limit) {
        throw new UnsupportedOperationException(text + limit);
    }
}
