<?php
/**
 * What an author may ask for, by a fixed list: whatever is not on it is left out, and nothing is passed on as it came.
 *
 * The same forms as in Rethread's own script, which checks again. What people read is counted in letters, as there.
 *
 * @package Rethread
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The form of each attribute of the element; heights are numbers and stand in {@see rethread_height()}. */
const RETHREAD_FORMS = array(
	'section' => '/^(?:all|signs|journal|grounding|help|(?:practice|learn|signs)(?::[\w~-]{1,80})?)$/D',
	'context' => '/^(?:partner|friends|family|work)$/D',
	'theme'   => '/^(?:light|dark|auto)$/D',
	'loading' => '/^(?:lazy|eager|click)$/D',
	'locale'  => '/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/D',
	'look'    => '/^[\w\s:;#-]{1,400}$/D',
	'contact' => '/^\s*[^|<>]{1,80}?\s*\|\s*(?:https:\/\/[^\s|<>"\']{1,200}|tel:\+?[0-9 ()-]{2,30})\s*$/Du',
	'title'   => '/^[^<>]{1,120}$/Du',
);

/**
 * The attributes of the element, of those that were asked for.
 *
 * @param array $asked What an author wrote, whatever it may be.
 * @return array Names of attributes with values that have the form they need to have. `section` is always there.
 */
function rethread_clean( $asked ) {
	$clean = array( 'section' => 'all' );
	foreach ( RETHREAD_FORMS as $name => $form ) {
		$value = isset( $asked[ $name ] ) && is_string( $asked[ $name ] ) ? trim( $asked[ $name ] ) : '';
		if ( '' !== $value && preg_match( $form, $value ) ) {
			$clean[ $name ] = $value;
		}
	}
	foreach ( array( 'min-height', 'max-height' ) as $name ) {
		$height = isset( $asked[ $name ] ) ? rethread_height( $asked[ $name ] ) : 0;
		if ( $height ) {
			$clean[ $name ] = (string) $height;
		}
	}
	return $clean;
}

/**
 * A height in pixels, as the element takes it.
 *
 * @param mixed $value What was asked for.
 * @return int The height, or 0 where it is none.
 */
function rethread_height( $value ) {
	$height = is_scalar( $value ) ? (int) $value : 0;
	return $height >= 160 && $height <= 16384 ? $height : 0;
}

/**
 * The folder that a copy of Rethread is in: over https, or on this machine.
 *
 * @param mixed $text An address as somebody typed it; that of a page in the folder will do.
 * @return string The address, ending in a slash, or nothing where it is none that may be used.
 */
function rethread_clean_address( $text ) {
	$parts = is_string( $text ) ? wp_parse_url( trim( $text ) ) : false;
	if ( ! is_array( $parts ) || empty( $parts['scheme'] ) || empty( $parts['host'] ) ) {
		return '';
	}
	$scheme = strtolower( $parts['scheme'] );
	$host   = strtolower( $parts['host'] );
	$here   = '[::1]' === $host || preg_match( '/^(?:127\.0\.0\.1|(?:[a-z0-9-]+\.)*localhost)$/D', $host );
	$named  = '[::1]' === $host || preg_match( '/^[a-z0-9.-]+$/D', $host );
	$plain  = ! isset( $parts['user'] ) && ! isset( $parts['query'] );
	if ( ! $named || ! $plain || ! ( 'https' === $scheme || ( 'http' === $scheme && $here ) ) ) {
		return '';
	}
	$path = isset( $parts['path'] ) ? preg_replace( '/[^\/]+\.html$/D', '', $parts['path'] ) : '';
	$port = isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '';
	return esc_url_raw( $scheme . '://' . $host . $port . trailingslashit( $path ), array( 'https', 'http' ) );
}
