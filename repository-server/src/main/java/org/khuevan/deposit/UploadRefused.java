package org.khuevan.deposit;

/// An upload, or a step of one, that is not accepted.
public final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public UploadRefused(Reason reason) {
        super("upload refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /// Not the name of a file: empty, too long, with slashes or control characters.
        NAME,
        /// Larger than [Uploads#LARGEST].
        TOO_LARGE,
        /// There is none of this id for this person.
        UNKNOWN,
        /// It waited too long for its rest.
        EXPIRED,
        /// The bytes do not begin where those that are here end.
        OFFSET,
        /// Bytes of the same upload are being received in another request.
        BUSY,
        /// The bytes are not those that the sender hashed.
        CHECKSUM,
        /// The request does not follow the protocol.
        MALFORMED
    }
}
