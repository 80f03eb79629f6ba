package org.khuevan.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Materials that librarians put first for some words, whether these occur in them or not. Marks,
/// case and spelling of the words do not matter. A change counts at once here and within seconds
/// elsewhere.
public class Pins {

    private static final int MOST_MATERIALS = 20;
    private static final int LONGEST = 200;

    private final JdbcClient database;
    private final Analysis analysis;
    private final Remembered<Map<String, Pin>> remembered = new Remembered<>(this::read);

    Pins(JdbcClient database, Analysis analysis) {
        this.database = database;
        this.analysis = analysis;
    }

    /// @param words as the librarian wrote them
    /// @param materials at least one, the first on top
    public record Pin(long id, String words, List<MaterialId> materials) {
        public Pin {
            materials = List.copyOf(materials);
        }
    }

    /// All pins, in the order of their words.
    public List<Pin> all() {
        return List.copyOf(remembered.get().values());
    }

    /// Replaces what is pinned for the words.
    ///
    /// @throws NotAllowed for those who are no librarians
    /// @throws IllegalArgumentException without words or materials, or with more than twenty
    public void put(Actor actor, String words, List<MaterialId> materials) {
        require(actor);
        String key = key(words);
        List<String> ids = materials.stream().map(MaterialId::value).distinct().toList();
        if (key.isEmpty() || words.length() > LONGEST) {
            throw new IllegalArgumentException("a pin has words");
        }
        if (ids.isEmpty() || ids.size() > MOST_MATERIALS) {
            throw new IllegalArgumentException("a pin has one to twenty materials");
        }
        database.sql(
                        """
                        insert into search_pin (words, key, materials) values (?, ?, ?)
                        on conflict (key) do update
                        set words = excluded.words, materials = excluded.materials
                        """)
                .params(words.strip(), key, ids.toArray(String[]::new))
                .update();
        remembered.forget();
    }

    public void remove(Actor actor, long id) {
        require(actor);
        database.sql("delete from search_pin where id = ?").param(id).update();
        remembered.forget();
    }

    /// What stands first for these words; nothing for most.
    List<MaterialId> of(String typed) {
        Map<String, Pin> pins = remembered.get();
        if (pins.isEmpty() || typed.length() > LONGEST) {
            return List.of();
        }
        Pin pin = pins.get(key(typed));
        return pin == null ? List.of() : pin.materials();
    }

    private String key(String words) {
        return String.join(" ", analysis.folded(words));
    }

    private Map<String, Pin> read() {
        return database
                .sql("select id, words, key, materials from search_pin order by lower(words), id")
                .query((row, _) -> Map.entry(row.getString("key"), pin(row)))
                .list()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    private static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                row.getLong("id"),
                row.getString("words"),
                Arrays.stream((String[]) row.getArray("materials").getArray())
                        .map(MaterialId::new)
                        .toList());
    }

    private static void require(Actor actor) {
        if (!actor.isAtLeast(Role.LIBRARIAN)) {
            throw new NotAllowed("only librarians may pin materials");
        }
    }
}
