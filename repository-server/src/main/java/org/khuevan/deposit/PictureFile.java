package org.khuevan.deposit;

import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Findings;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.springframework.stereotype.Component;

/// Finds out how a file looks that has been read: pictures of its pages, and its print. Until then
/// the file can be found and its text be read. A repetition finds the same and replaces what is
/// there.
@Component
final class PictureFile implements JobKind {

    static final String NAME = "picture-file";

    private final Examinations examinations;
    private final FilePictures pictures;

    PictureFile(Examinations examinations, FilePictures pictures) {
        this.examinations = examinations;
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        ExaminedFile read = examinations.examined(new FileId(key)).orElse(null);
        if (read == null || read.file().examination().isSettled()) {
            return;
        }
        Findings findings = pictures.of(read.file(), read.findings(), read.derivedRoot(), turn);
        examinations.pictured(read.file().id(), read.derivedRoot(), findings);
    }

    /// The file stays as it was read.
    @Override
    public void gaveUp(String key, String reason) {
        withoutPictures(key);
    }

    @Override
    public void cancelled(String key) {
        withoutPictures(key);
    }

    private void withoutPictures(String key) {
        examinations
                .examined(new FileId(key))
                .ifPresent(read ->
                        examinations.pictured(
                                read.file().id(),
                                read.derivedRoot(),
                                Examiners.withoutPictures(read.findings())));
    }
}
