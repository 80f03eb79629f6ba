package org.khuevan.course;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pictures of a course, once more for a copy of it: pictures go with their course.
final class CopiedPictures {

    private static final Pattern ADDRESS = Pattern.compile("/course-pictures/([0-9a-z]{12})/");

    private final SecureRandom random;
    private final Map<String, PictureId> copies = new HashMap<>();

    CopiedPictures(SecureRandom random) {
        this.random = random;
    }

    /// The content in which the pictures have their new addresses.
    ///
    /// @param content as it is written
    String readdressed(String content) {
        return ADDRESS.matcher(content)
                .replaceAll(found ->
                        "/course-pictures/"
                                + copies.computeIfAbsent(
                                        found.group(1), _ -> PictureId.random(random))
                                + "/");
    }

    /// Keeps what was readdressed with the copy. Of what is not there any more there is no copy.
    void keep(JdbcClient database, CourseId copy) {
        copies.forEach((original, id) ->
                database.sql(
                                """
                                insert into course_picture
                                    (id, course, name, media_type, sha256, size, added_at)
                                select ?, ?, name, media_type, sha256, size, added_at
                                from course_picture where id = ?
                                """)
                        .params(id.value(), copy.value(), original)
                        .update());
    }
}
