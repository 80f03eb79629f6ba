package org.khuevan.course;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is in published versions. It never changes, and every step of every student asks for it, so
/// that of the versions asked for last is remembered.
@Component
class PublishedContents {

    private static final int REMEMBERED = 100;

    private final JdbcClient database;
    private final CourseJson json;
    private final Map<Key, CourseContent> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(REMEMBERED, 0.75f, true) {

                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, CourseContent> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    PublishedContents(JdbcClient database, CourseJson json) {
        this.database = database;
        this.json = json;
    }

    /// A version of a course.
    record Key(String course, int number) {}

    /// @param wanted published versions that there are
    Map<Key, CourseContent> of(Collection<Key> wanted) {
        Map<Key, CourseContent> found = new HashMap<>();
        for (Key key : wanted) {
            CourseContent content = known.get(key);
            if (content != null) {
                found.put(key, content);
            }
        }
        List<Key> missing = wanted.stream().filter(key -> !found.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            Map<Key, CourseContent> read = read(missing);
            known.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    private Map<Key, CourseContent> read(List<Key> keys) {
        Map<Key, CourseContent> read = new HashMap<>();
        database.sql(
                        """
                        select v.course, v.number, v.content from course_version v
                        join unnest(?::text[], ?::int[]) as wanted (course, number)
                            on v.course = wanted.course and v.number = wanted.number
                        where v.state = 'PUBLISHED'
                        """)
                .params(
                        keys.stream().map(Key::course).toArray(String[]::new),
                        keys.stream().map(Key::number).toArray(Integer[]::new))
                .query(row -> {
                    read.put(
                            new Key(row.getString("course"), row.getInt("number")),
                            json.read(row.getString("content")));
                });
        return read;
    }
}
