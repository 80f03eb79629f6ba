package org.khuevan.ingest.bundle;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import com.github.junrar.rarfile.HostSystem;
import java.io.IOException;
import java.nio.file.Path;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// RAR up to version 4; version 5 is another format ([Rar5Contents]).
record RarContents(Path file) implements Contents {

    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;

    @Override
    public void show(Visitor visitor) throws IOException {
        try (Archive archive = new Archive(file.toFile())) {
            if (archive.isEncrypted()) {
                throw new UnreadableFile(Problem.PASSWORD_PROTECTED, "the list is encrypted");
            }
            for (FileHeader header : archive.getFileHeaders()) {
                boolean goOn =
                        header.isDirectory()
                                || visitor.sees(
                                        new Entry(
                                                header.getFileName(),
                                                header.getFullUnpackSize(),
                                                isLink(header),
                                                header.isEncrypted(),
                                                () -> archive.getInputStream(header)));
                if (!goOn) {
                    return;
                }
            }
        } catch (RarException e) {
            throw new IOException(e);
        }
    }

    private static boolean isLink(FileHeader header) {
        int type = header.getFileAttr() & TYPE;
        return header.getHostOS() == HostSystem.unix && type != 0 && type != REGULAR;
    }
}
