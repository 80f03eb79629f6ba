package org.khuevan.deposit;

import java.time.Instant;
import java.util.Optional;
import org.khuevan.people.AccountId;

/// An upload on its way, or just arrived.
///
/// @param length of the whole file, in bytes
/// @param modified when the file was changed last where it comes from, if that is known
/// @param offset how many bytes are here, durably
/// @param expires when it is forgotten if nothing more comes
/// @param file the id of what it became, once it is whole
public record Upload(
        UploadId id,
        AccountId account,
        Destination to,
        String name,
        long length,
        Optional<Instant> modified,
        long offset,
        Instant expires,
        Optional<String> file) {

    public boolean isWhole() {
        return offset == length;
    }
}
