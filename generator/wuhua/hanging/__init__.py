"""From a village to what hangs on its boards: which sheets, made once each, published whole."""
