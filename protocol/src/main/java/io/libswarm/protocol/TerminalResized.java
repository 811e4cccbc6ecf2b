package io.libswarm.protocol;

/**
 * Within a connection's input: the terminal has another size from here on.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record TerminalResized(int columns, int rows) implements StreamElement {
    public TerminalResized {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "terminal size: " + columns + " x " + rows + " (expected: at least 1 x 1)");
        }
    }
}
