package org.khuevan.ingest.reading;

/// Has a file read in a child process.
@FunctionalInterface
public interface Reader {
    Reply ask(Request request) throws InterruptedException;
}
