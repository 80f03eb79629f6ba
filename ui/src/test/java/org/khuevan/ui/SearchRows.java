package org.khuevan.ui;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khuevan.ui.EndpointPermissionsTest.Row;
import org.khuevan.ui.EndpointPermissionsTest.Who;

/// The endpoints under `/api/search` of those who care for search, and for what they look for.
final class SearchRows {

    private static final Set<Who> MEMBERS = EnumSet.complementOf(EnumSet.of(Who.VISITOR));
    private static final Set<Who> LIBRARIANS = EnumSet.range(Who.LIBRARIAN, Who.ADMINISTRATOR);

    private SearchRows() {}

    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        String synonyms = "/api/search/synonyms";
        String same = "{\"words\":[\"{random}\",\"a b\"]}";
        rows.put("GET " + synonyms, new Row(synonyms, "", LIBRARIANS));
        rows.put("POST " + synonyms, new Row(synonyms, same, LIBRARIANS));
        rows.put("PUT " + synonyms + "/{id}", new Row(synonyms + "/0", same, LIBRARIANS));
        rows.put("DELETE " + synonyms + "/{id}", new Row(synonyms + "/0", "", LIBRARIANS));
        String pins = "/api/search/pins";
        String pin = "{\"words\":\"{random}\",\"materials\":[\"000000000001\"]}";
        rows.put("GET " + pins, new Row(pins, "", LIBRARIANS));
        rows.put("PUT " + pins, new Row(pins, pin, LIBRARIANS));
        rows.put("DELETE " + pins + "/{id}", new Row(pins + "/0", "", LIBRARIANS));
        String saved = "/api/search/saved";
        String one = saved + "/" + UUID.randomUUID();
        rows.put("GET " + saved, new Row(saved, "", MEMBERS));
        rows.put("POST " + saved, new Row(saved + "?q=a", "", MEMBERS));
        rows.put("PUT " + saved + "/{id}", new Row(one + "?byMail=false", "", MEMBERS));
        rows.put("DELETE " + saved + "/{id}", new Row(one, "", MEMBERS));
        return rows;
    }
}
