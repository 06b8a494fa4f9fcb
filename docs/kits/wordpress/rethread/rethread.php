<?php
/**
 * Plugin Name: Rethread
 * Description: Shows a part of Rethread, a private workbook, in your pages: by a block, or by the shortcode [rethread].
 * Version: 1.0.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 * Text Domain: rethread
 *
 * Your site serves a script tag and an element, and no more. It stores one setting, asks other servers for nothing, and
 * has no way to know what a person writes or does in the frame.
 *
 * @package Rethread
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'RETHREAD_OPTION', 'rethread_address' );

require_once __DIR__ . '/includes/attributes.php';
require_once __DIR__ . '/includes/embed.php';
if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings.php';
}

add_action( 'init', 'rethread_register' );
add_filter( 'script_loader_tag', 'rethread_script_tag', 10, 2 );
