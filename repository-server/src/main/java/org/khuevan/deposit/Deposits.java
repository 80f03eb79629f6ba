package org.khuevan.deposit;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.people.Actor;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StorageFailure;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files into drafts and starts their journey.
///
/// When a method has returned, the file is kept whatever happens to this process: its bytes first,
/// then, in one transaction, its place in the draft and the job that examines it. A crash between
/// the two leaves bytes that nobody needs, which are swept.
@Service
public class Deposits {

    private static final int A_FEW = 30;

    private final Drafts drafts;
    private final Examinations examinations;
    private final Storage storage;
    private final Jobs jobs;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Deposits(
            Drafts drafts,
            Examinations examinations,
            Storage storage,
            Jobs jobs,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.drafts = drafts;
        this.examinations = examinations;
        this.storage = storage;
        this.jobs = jobs;
        this.database = database;
        this.transaction = transaction;
    }

    /// Adds a file to a draft, replacing one of the same name and other bytes.
    ///
    /// @param bytes read once, not closed
    /// @throws UploadRefused if the name is not one
    /// @throws org.khuevan.people.NotAllowed if the actor may not change the material
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is no such draft
    /// @throws org.khuevan.storage.StorageFull if there is no room for it
    /// @throws java.io.UncheckedIOException if the stream fails; the draft is as before then
    public MaterialFile accept(Actor actor, MaterialId material, String name, InputStream bytes) {
        FileName fileName = new FileName(name);
        drafts.draft(actor, material);
        StoredFile stored = storage.keep(new LimitedStream(bytes, Uploads.LARGEST));
        return settle(actor, material, fileName, stored, _ -> {});
    }

    /// Keeps bytes that are no file of a material, such as work that a student hands in.
    ///
    /// @param name as people see it
    /// @param most bytes that are taken
    /// @param settle notes, in the transaction in which they are kept from being swept, who needs
    ///   them: a [org.khuevan.storage.Claimant]; it gets the name in NFC
    /// @throws UploadRefused if the name is not one, or there are more bytes
    public void keep(
            String name, InputStream bytes, long most, BiConsumer<String, StoredFile> settle) {
        FileName fileName = new FileName(name);
        StoredFile stored = storage.keep(new LimitedStream(bytes, most));
        settle(
                stored,
                () -> {
                    settle.accept(fileName.value(), stored);
                    return true;
                });
    }

    /// Keeps bytes from being swept while it is noted who needs them.
    ///
    /// @throws StorageFailure in the rare case that the same bytes were an orphan and were swept
    ///   meanwhile; trying again helps
    <T> T settle(StoredFile stored, Supplier<T> notes) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    requireKept(stored);
                    return notes.get();
                }));
    }

    /// Examines a file once more.
    ///
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is none that the actor may know of
    public void examineAgain(Actor actor, FileId file) {
        transaction.executeWithoutResult(_ -> {
            if (drafts.examineAgain(actor, file).examination().isOver()) {
                submit(ExamineAgain.NAME, actor, file);
            } else {
                submit(ExamineFile.NAME, actor, file);
            }
        });
    }

    /// Stops the examination of a file, if it is not over, and what is made of the file after it.
    /// The file is kept.
    ///
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is none that the actor may know of
    public void cancel(Actor actor, FileId file) {
        drafts.requireEditOf(actor, file);
        transaction.executeWithoutResult(_ -> {
            jobs.cancel(ExamineAgain.NAME, file.value());
            jobs.cancel(ExamineFile.NAME, file.value());
            jobs.cancel(PictureFile.NAME, file.value());
            jobs.cancel(HearRecording.NAME, file.value());
            if (jobs.find(ExamineFile.NAME, file.value()).isEmpty()) {
                examinations.cancelled(file);
            }
        });
    }

    /// Gives kept bytes their place in the draft.
    ///
    /// @throws StorageFailure in the rare case that the same bytes were an orphan and were swept
    ///   meanwhile; trying again helps
    /// @param also is done in the same transaction
    MaterialFile settle(
            Actor actor,
            MaterialId material,
            FileName name,
            StoredFile stored,
            Consumer<MaterialFile> also) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    requireKept(stored);
                    MaterialFile file = drafts.addFile(actor, material, name.value(), stored);
                    if (file.examination() instanceof ExaminationState.Queued) {
                        submit(ExamineFile.NAME, actor, file.id());
                    }
                    also.accept(file);
                    return file;
                }));
    }

    /// A person waits for a few files; whoever has more than that waiting imports them.
    private void submit(String kind, Actor actor, FileId file) {
        switch (actor) {
            case Actor.Visitor() -> jobs.submit(kind, file.value(), Priority.BULK);
            case Actor.Member member ->
                    jobs.submit(
                            kind,
                            file.value(),
                            examinations.waitingOf(member.account()) > A_FEW
                                    ? Priority.BULK
                                    : Priority.URGENT,
                            member.organisation().toString());
        }
    }

    /// Keeps the bytes from being swept until the end of the transaction.
    private void requireKept(StoredFile stored) {
        OrphanSweeper.lock(database, stored.hash());
        if (!storage.holds(stored.hash())) {
            throw new StorageFailure(
                    stored.hash() + " was swept while it was taken in",
                    new IllegalStateException());
        }
    }
}
