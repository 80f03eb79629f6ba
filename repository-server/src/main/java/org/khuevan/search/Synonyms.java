package org.khuevan.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Words that mean the same, such as *THPT* and *trung học phổ thông*: a search for one finds the
/// others. Librarians edit them; a change counts at once here and within seconds elsewhere.
public class Synonyms {

    private static final int MOST_WORDS = 20;
    private static final int LONGEST = 100;

    private final JdbcClient database;
    private final Remembered<List<Group>> remembered = new Remembered<>(this::read);
    private final Remembered<SynonymTable> table;

    Synonyms(JdbcClient database, Analysis analysis) {
        this.database = database;
        this.table = new Remembered<>(() -> SynonymTable.of(remembered.get(), analysis));
    }

    /// @param words at least two, each a word or several
    public record Group(long id, List<String> words) {
        public Group {
            words = List.copyOf(words);
        }
    }

    /// All groups, in the order of their first words.
    public List<Group> all() {
        return remembered.get();
    }

    /// @throws NotAllowed for those who are no librarians
    /// @throws IllegalArgumentException if there are not two to twenty different words
    public Group add(Actor actor, List<String> words) {
        require(actor);
        List<String> clean = clean(words);
        long id =
                database.sql("insert into search_synonym (words) values (?) returning id")
                        .param(clean.toArray(String[]::new))
                        .query(Long.class)
                        .single();
        forget();
        return new Group(id, clean);
    }

    /// Replaces the words of a group; nothing happens if it is gone.
    public void change(Actor actor, long id, List<String> words) {
        require(actor);
        database.sql("update search_synonym set words = ? where id = ?")
                .params(clean(words).toArray(String[]::new), id)
                .update();
        forget();
    }

    public void remove(Actor actor, long id) {
        require(actor);
        database.sql("delete from search_synonym where id = ?").param(id).update();
        forget();
    }

    /// The groups in the words of the index.
    SynonymTable table() {
        return table.get();
    }

    private void forget() {
        remembered.forget();
        table.forget();
    }

    private List<Group> read() {
        return database.sql("select id, words from search_synonym order by lower(words[1]), id")
                .query((row, _) ->
                        new Group(
                                row.getLong("id"),
                                List.of((String[]) row.getArray("words").getArray())))
                .list();
    }

    private static List<String> clean(List<String> words) {
        Set<String> clean = new LinkedHashSet<>();
        for (String word : words) {
            String stripped = word.strip();
            if (!stripped.isEmpty()) {
                clean.add(stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped);
            }
        }
        if (clean.size() < 2 || clean.size() > MOST_WORDS) {
            throw new IllegalArgumentException("a group has two to twenty different words");
        }
        return List.copyOf(clean);
    }

    private static void require(Actor actor) {
        if (!actor.isAtLeast(Role.LIBRARIAN)) {
            throw new NotAllowed("only librarians may change how words are searched");
        }
    }
}
