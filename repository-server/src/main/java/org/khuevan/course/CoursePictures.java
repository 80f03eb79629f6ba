package org.khuevan.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.storage.Claimant;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Pictures in the texts of courses and their questions: PNG, JPEG, GIF or WebP, as their bytes say
/// and not their names. They stay as long as their course, whichever version shows them.
@Service
public class CoursePictures implements Claimant {

    /// In bytes.
    public static final int LARGEST = 8_000_000;

    private static final Pattern ADDRESS = Pattern.compile("/course-pictures/([0-9a-z]{12})/.*");

    private final JdbcClient database;
    private final CourseDrafts drafts;
    private final Deposits deposits;
    private final Storage storage;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CoursePictures(
            JdbcClient database,
            CourseDrafts drafts,
            Deposits deposits,
            Storage storage,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.deposits = deposits;
        this.storage = storage;
        this.clock = clock;
    }

    /// Keeps a picture.
    ///
    /// @return empty if it is none of these kinds, or too large
    /// @throws NoSuchCourse and [org.khuevan.people.NotAllowed] for those who may not change the
    ///   course
    public Optional<CoursePicture> keep(Actor actor, CourseId course, String name, byte[] bytes) {
        drafts.latest(actor, course);
        Optional<Type> type = bytes.length > LARGEST ? Optional.empty() : Type.of(bytes);
        return type.map(known -> {
            PictureId id = PictureId.random(random);
            String tidy = tidy(name, known);
            deposits.keep(
                    tidy,
                    new ByteArrayInputStream(bytes),
                    LARGEST,
                    (_, stored) -> insert(id, course, tidy, known, stored));
            return find(id).orElseThrow();
        });
    }

    public Optional<CoursePicture> find(PictureId id) {
        return database.sql("select * from course_picture where id = ?")
                .param(id.value())
                .query((row, _) ->
                        new CoursePicture(
                                new PictureId(row.getString("id")),
                                row.getString("name"),
                                row.getString("media_type"),
                                new StoredFile(
                                        new Sha256(row.getString("sha256")), row.getLong("size"))))
                .optional();
    }

    /// The bytes of a picture by its address, for taking it along.
    public Optional<byte[]> read(String address) {
        Matcher id = ADDRESS.matcher(address);
        return id.matches()
                ? find(new PictureId(id.group(1)))
                        .flatMap(one -> storage.open(one.stored().hash(), 0, Long.MAX_VALUE))
                        .map(CoursePictures::whole)
                : Optional.empty();
    }

    @Override
    public boolean needs(Sha256 hash) {
        return database.sql("select exists (select 1 from course_picture where sha256 = ?)")
                .param(hash.hex())
                .query(Boolean.class)
                .single();
    }

    private void insert(PictureId id, CourseId course, String name, Type type, StoredFile stored) {
        database.sql(
                        """
                        insert into course_picture
                            (id, course, name, media_type, sha256, size, added_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        course.value(),
                        name,
                        type.mediaType,
                        stored.hash().hex(),
                        stored.size(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /// A name that needs no escaping in addresses and Markdown.
    private static String tidy(String name, Type type) {
        String stem =
                name.replaceAll("^.*[/\\\\]", "")
                        .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                        .replaceAll("[^A-Za-z0-9_-]+", "-")
                        .replaceAll("^-+|-+$", "");
        String shortened = stem.length() > 60 ? stem.substring(0, 60) : stem;
        return (shortened.isEmpty() ? "picture" : shortened) + "." + type.ending;
    }

    private static byte[] whole(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Type {
        PNG("image/png", "png", "\u0089PNG"),
        JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff"),
        GIF("image/gif", "gif", "GIF8"),
        WEBP("image/webp", "webp", "RIFF");

        private final String mediaType;
        private final String ending;
        private final String begins;

        Type(String mediaType, String ending, String begins) {
            this.mediaType = mediaType;
            this.ending = ending;
            this.begins = begins;
        }

        static Optional<Type> of(byte[] bytes) {
            String head =
                    new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
            for (Type type : values()) {
                if (head.startsWith(type.begins) && (type != WEBP || head.startsWith("WEBP", 8))) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
