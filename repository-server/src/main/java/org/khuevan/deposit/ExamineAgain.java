package org.khuevan.deposit;

import java.util.Optional;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.FileExamination.Examined;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Findings;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Examines a file in which something was found already, such as after an upgrade of the examiner.
/// Readers go on with what was found before until there is something better; if there is not, it
/// stays.
@Component
final class ExamineAgain implements JobKind {

    static final String NAME = "examine-file-again";

    private final Examinations examinations;
    private final FileExamination examination;
    private final FilePictures pictures;
    private final TransactionTemplate transaction;

    ExamineAgain(
            Examinations examinations,
            FileExamination examination,
            FilePictures pictures,
            TransactionTemplate transaction) {
        this.examinations = examinations;
        this.examination = examination;
        this.pictures = pictures;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        FileId id = new FileId(key);
        MaterialFile file = examinations.file(id).orElse(null);
        if (file == null) {
            return;
        }
        Examined examined = examination.of(file, turn, (_, _) -> {}, Optional.empty());
        switch (examined.examination()) {
            case Examination.Readable(Findings findings) -> {
                Findings all = pictures.of(file, findings, examined.root(), turn);
                transaction.executeWithoutResult(_ -> {
                    examinations.ended(id, examined.examination(), examined.root());
                    examinations.pictured(id, examined.root(), all);
                });
            }
            case Examination.Unreadable unreadable -> {
                examinations.stays(id, file.kind());
                turn.foundUnreadable(unreadable.problem().name());
            }
        }
        examination.forget(id);
    }

    @Override
    public void gaveUp(String key, String reason) {
        // What was found before is still there.
        examination.forget(new FileId(key));
    }

    @Override
    public void cancelled(String key) {
        examination.forget(new FileId(key));
    }
}
