package org.khuevan.deposit;

import java.util.List;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.settings.Roles;
import org.springframework.stereotype.Component;

/// Files that wait for an examination have a job, and folders of examinations too, unless one of
/// both was lost: with a restored database, or while this worker was down.
@Component
final class LostExaminations {

    private final Examinations examinations;
    private final FileExamination examination;
    private final Jobs jobs;
    private final Roles roles;

    LostExaminations(
            Examinations examinations, FileExamination examination, Jobs jobs, Roles roles) {
        this.examinations = examinations;
        this.examination = examination;
        this.jobs = jobs;
        this.roles = roles;
    }

    /// Nothing of it gets in the way of what has a job.
    void findAgain() {
        if (roles.worker()) {
            submit(ExamineFile.NAME, examinations.unfinished(), Priority.BULK);
            submit(PictureFile.NAME, examinations.unpictured(), Priority.LATER);
            examination.forgetUnless(file ->
                    jobs.find(ExamineFile.NAME, file.value()).isPresent()
                            || jobs.find(ExamineAgain.NAME, file.value()).isPresent());
        }
    }

    private void submit(String kind, List<FileId> files, Priority priority) {
        jobs.submitMissing(kind, files.stream().map(FileId::value).toList(), priority);
    }
}
