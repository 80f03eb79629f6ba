package org.khuevan.catalogue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What pictures show, said for those who do not see them. As captions do, it belongs to a file and
/// not to a version of its material: it is there at once, for everybody who may see the file.
///
/// Every method throws [NoSuchMaterial] when there is no such file, or none that the actor may know
/// of, and [NotAllowed] when they may only see it.
@Service
@Transactional
public class Alternatives {

    /// What is longer is a text of its own, and is cut.
    private static final int LONGEST = 1_000;

    private final MaterialRows rows;
    private final SavedAlternatives saved;
    private final Examinations examinations;
    private final Clock clock;

    Alternatives(
            MaterialRows rows, SavedAlternatives saved, Examinations examinations, Clock clock) {
        this.rows = rows;
        this.saved = saved;
        this.examinations = examinations;
        this.clock = clock;
    }

    /// Whether a file is one that is seen and not read.
    public static boolean isPicture(MaterialFile file) {
        return file.kind() == Kind.IMAGE;
    }

    /// Empty if nobody has said it.
    @Transactional(readOnly = true)
    public String of(Actor actor, FileId file) {
        if (rows.holding(file).stream().noneMatch(version -> Rights.maySee(actor, version))) {
            throw new NoSuchMaterial(file.value());
        }
        return saved.find(file).orElse("");
    }

    /// Says it of a file that may still have to be recognised as a picture; of any other it is
    /// kept, and nobody is told.
    ///
    /// @param words empty to take back what was said
    public void write(Actor actor, FileId file, String words) {
        Rights.requireEdit(actor, rows.latestHolding(file));
        if (!(actor instanceof Actor.Member member)) {
            throw new NoSuchMaterial(file.value());
        }
        String said = words.replaceAll("\\s+", " ").strip();
        if (said.isEmpty()) {
            saved.remove(file);
        } else {
            saved.write(
                    file,
                    said.substring(0, Math.min(LONGEST, said.length())),
                    OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                    member.account().value());
        }
        examinations.note(file);
    }
}
