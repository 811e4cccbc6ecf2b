package io.libswarm.swarmctl;

/** How results are written; the names are what users type. */
enum Format {
    table,
    json,
    yaml
}
