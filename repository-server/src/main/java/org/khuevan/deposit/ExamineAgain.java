package org.khuevan.deposit;

import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.FileExamination.Examined;
import org.khuevan.ingest.Examination;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.springframework.stereotype.Component;

/// Examines a file in which something was found already, such as after an upgrade of the examiner.
/// Readers go on with what was found before until there is something better; if there is not, it
/// stays.
@Component
final class ExamineAgain implements JobKind {

    static final String NAME = "examine-file-again";

    private final Examinations examinations;
    private final FileExamination examination;

    ExamineAgain(Examinations examinations, FileExamination examination) {
        this.examinations = examinations;
        this.examination = examination;
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
        Examined examined = examination.of(file, turn, (_, _) -> {});
        switch (examined.examination()) {
            case Examination.Readable _ ->
                    examinations.ended(
                            id, examined.examination(), examined.root(), FileExamination.version());
            case Examination.Unreadable unreadable ->
                    turn.foundUnreadable(unreadable.problem().name());
        }
        examination.forget(file);
    }

    @Override
    public void gaveUp(String key, String reason) {
        // What was found before is still there.
    }
}
