package org.khuevan.ingest.reading;

/// What a child process is asked: one line of JSON.
///
/// @param file an absolute path
/// @param output an absolute path of an empty folder
public record Request(String file, String name, String output, int textCharacters) {}
