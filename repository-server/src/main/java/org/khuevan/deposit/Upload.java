package org.khuevan.deposit;

import java.time.Instant;
import java.util.Optional;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.people.AccountId;

/// An upload on its way, or just arrived.
///
/// @param length of the whole file, in bytes
/// @param modified when the file was changed last where it comes from, if that is known
/// @param offset how many bytes are here, durably
/// @param expires when it is forgotten if nothing more comes
/// @param file what it became, once it is whole
public record Upload(
        UploadId id,
        AccountId account,
        MaterialId material,
        String name,
        long length,
        Optional<Instant> modified,
        long offset,
        Instant expires,
        Optional<FileId> file) {

    public boolean isWhole() {
        return offset == length;
    }
}
